/** What finds a few among many apps: those of one account, of one collaborator, of one program. */
export const manyApps = () => [
  `create index apps_owner on apps (owner_id, id) where deleted_at is null`,
  `create index apps_owner_deleted on apps (owner_id, id) where deleted_at is not null`,
  `drop index collaborators_account`,
  `create index collaborators_account on collaborators (account_id, app_id)`,
  ...["apps", "production_credentials", "sandboxes", "collaborators"].map(
    (table) => `create index ${table}_managed on ${table} (managed_by) where managed_by is not null`,
  ),
];
