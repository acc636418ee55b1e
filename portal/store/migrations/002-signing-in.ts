/** What people need who sign in to the pages, and what is known of the mails to them. */
export const signingIn = () => [
  `create table sessions (
    id text primary key, account_id text not null references accounts (id), hash text not null unique,
    address text, created_at text not null, last_used_at text not null)`,
  `create index sessions_account on sessions (account_id)`,
  `create table one_time_links (
    id text primary key, purpose text not null, email text not null, email_key text not null,
    hash text not null unique, created_at text not null, expires_at text not null)`,
  `create index one_time_links_email on one_time_links (email_key)`,
  `alter table accounts add column deactivated_at text`,
  `alter table outbox add column attempts integer not null default 0`,
  `alter table outbox add column failure text`,
];
