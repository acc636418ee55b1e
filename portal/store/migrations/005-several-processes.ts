/** What processes have to know of each other: who sends which mail, and how much each caller has asked for. */
export const severalProcesses = () => [
  `alter table outbox add column not_before text`,
  `create index outbox_unsent on outbox (id) where sent_at is null`,
  `create table rate_limits (caller text primary key, full_at double precision not null)`,
  // From now on an authorization goes together with the last code or token of it.
  `delete from oauth_grants
    where not exists (select 1 from oauth_codes where oauth_codes.grant_id = oauth_grants.id)
      and not exists (select 1 from oauth_tokens where oauth_tokens.grant_id = oauth_grants.id)`,
];
