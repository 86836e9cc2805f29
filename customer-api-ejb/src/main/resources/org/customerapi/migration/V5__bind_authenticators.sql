-- Since when an authenticator has been what it is: waiting to be bound, or bound. Null where its owner has unbound it, and where it was
-- bound before this column was there.
alter table totp_authenticator add column since bigint;

-- The language that a customer has chosen; null while he has chosen none.
alter table customer add column language varchar(20);
