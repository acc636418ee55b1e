/** The roles that an owner can give to others. */
export const collaboratorRoles = ["admin", "developer"] as const;
export const roles = ["owner", ...collaboratorRoles] as const;
export type Role = (typeof roles)[number];

const everybody: readonly Role[] = roles;
const administrators: readonly Role[] = ["owner", "admin"];
const owner: readonly Role[] = ["owner"];

/** Which roles may do what with an app; `does` completes "may not …". */
export const permissions = {
  viewApp: { roles: everybody, does: "view this app" },
  viewCredentials: { roles: everybody, does: "view its credentials" },
  updateApp: { roles: administrators, does: "change its settings" },
  manageCredentials: { roles: administrators, does: "manage its production credentials" },
  manageSandbox: { roles: administrators, does: "manage its sandbox" },
  manageCollaborators: { roles: administrators, does: "manage its collaborators" },
  viewAudit: { roles: administrators, does: "read its audit log" },
  deleteApp: { roles: owner, does: "delete it" },
  restoreApp: { roles: owner, does: "restore it" },
  liftProtection: { roles: owner, does: "lift its deletion protection" },
  transferApp: { roles: owner, does: "transfer its ownership" },
} as const satisfies Record<string, { roles: readonly Role[]; does: string }>;

export type Permission = keyof typeof permissions;
