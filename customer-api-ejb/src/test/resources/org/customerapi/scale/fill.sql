-- Customers, their keys and what surrounds them, at ${now} (epoch milliseconds): ${customers} customers have five keys each on
-- average, one in fifty of them all 30; every fourth has revoked some, and customer 2 has revoked ${revoked}.
-- Of what housekeeping removes, little is due, as when it runs every ten minutes.

insert into customer
select 10000000 + c, 439, 'S' || c, 1, 'Customer ' || c, 'CN', 's' || c || '@example.test', '+86', (20000000 + c)::text,
       '$argon2id$v=19$m=19456,t=2,p=1$' || md5('salt' || c) || '$' || md5('hash' || c), true, 'PASSED', 'NONE', false,
       ${now} - c
from generate_series(1, ${customers}) c;

insert into totp_authenticator
select 10000000 + c, 10000000 + c, '1:' || repeat(md5('sealed' || c), 2), true, 0, 0, null
from generate_series(1, ${customers}) c;

insert into api_key
select 10000000 + row_number() over (), md5(c || '/' || n), 439, 10000000 + c, 'S' || c,
       case when n <= live then n end, 'Robot ' || n, 'robot ' || n, case when n <= live then 'robot ' || n end,
       '${publicKey}', md5('private' || c || '/' || n), 'READ', case when n % 3 = 0 then '192.0.2.0/24' else '' end, null,
       ${now} - n, ${now} - n, case when n % 3 = 0 then null else ${now} + 7776000000 - n end, ${now} - n,
       case when n > live then ${now} - 1 end
from (select c,
             case when c % 50 = 0 then 30 when c % 10 = 0 then 10 else 1 + c % 5 end live,
             case when c = 2 then ${revoked} when c % 4 = 0 then 3 else 0 end revoked
      from generate_series(1, ${customers}) c) customers,
     generate_series(1, live + revoked) n;

insert into customer_session
select encode(sha256(('token' || n)::bytea), 'hex'), 10000000 + n, ${now} - n, ${now} - case when n % 1000 = 0 then 86400000 else n end,
       null
from generate_series(1, ${customers}) n;

insert into one_time_code
select encode(sha256(('ticket' || n)::bytea), 'hex'), 10000000 + n, 'STEP_UP_SMS', encode(sha256(('code' || n)::bytea), 'hex'),
       ${now} + case when n % 1000 = 0 then -86400000 else 86400000 end, 0, null
from generate_series(1, ${customers}) n;

insert into attempt_history
select encode(sha256(('subject' || n)::bytea), 'hex'), (${now} - n)::text,
       ${now} - case when n % 1000 = 0 then 172800000 else n end, null
from generate_series(1, ${customers}) n;

insert into audit_record
select 10000000 + c * 5 + n, ${now} - c - n * 1000, 'LOG_IN', 10000000 + c, 439, null, '192.0.2.1', 'scale-' || c, 'OK'
from generate_series(1, ${customers}) c, generate_series(0, 4) n;
