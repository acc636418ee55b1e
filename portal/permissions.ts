/** The roles that an owner can give to others. */
export const collaboratorRoles = ["admin", "developer"] as const;
export const roles = ["owner", ...collaboratorRoles] as const;
export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const administrators: readonly Role[] = ["owner", "admin"];
const owner: readonly Role[] = ["owner"];

/** Which roles may do what with an app; `title` is its name for people, `does` completes "may not …". */
export const permissions = {
  viewApp: { title: "View the App", roles: everybody, does: "view this app" },
  viewCredentials: { title: "View App Credentials", roles: everybody, does: "view its credentials" },
  updateApp: { title: "Update App Settings", roles: administrators, does: "change its settings" },
  manageCredentials: {
    title: "Request Production Access, Reset Client Secrets",
    roles: administrators,
    does: "manage its production credentials",
  },
  manageSandbox: {
    title: "Generate and Delete the Sandbox",
    roles: administrators,
    does: "manage its sandbox",
  },
  manageCollaborators: { title: "Manage Users", roles: administrators, does: "manage its collaborators" },
  viewAudit: { title: "Read the Activity", roles: administrators, does: "read its audit log" },
  deleteApp: { title: "Delete the App", roles: owner, does: "delete it" },
  restoreApp: { title: "Restore the App", roles: owner, does: "restore it" },
  liftProtection: {
    title: "Lift the Deletion Protection",
    roles: owner,
    does: "lift its deletion protection",
  },
  transferApp: { title: "Transfer the Ownership", roles: owner, does: "transfer its ownership" },
} as const satisfies Record<string, { title: string; roles: readonly Role[]; does: string }>;

export type Permission = keyof typeof permissions;

/** Whether a role may do something with an app. */
export function isAllowed(role: Role, permission: Permission): boolean {
  const { roles }: { roles: readonly Role[] } = permissions[permission];
  return roles.includes(role);
}
