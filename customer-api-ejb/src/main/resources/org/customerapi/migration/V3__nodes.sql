-- Who serves from this database: a row for each start of a node, whose count rises while it lives.

create table node (
    id           varchar(36)  not null primary key,
    process      varchar(300) not null,
    clustered    boolean      not null,
    lease_millis bigint       not null,
    beats        bigint       not null,
    started_at   bigint       not null
);

-- Its one row is locked by who enters: of many that start at once each sees those before it.
create table node_entrance (
    id integer not null primary key
);
insert into node_entrance (id) values (1);
