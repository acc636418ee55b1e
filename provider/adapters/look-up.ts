import * as pulumi from "@pulumi/pulumi";
import { path } from "../client/path.ts";
import { createPortal, type Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { readConfiguration } from "../configuration.ts";
import { ExpectedError } from "../core/errors.ts";
import type { InputsOf, OutputsOf } from "../core/property.ts";
import { compact, type Values } from "../core/wire.ts";
import type { app } from "../resources/app.ts";

type Attributes = InputsOf<(typeof app)["inputs"]> & OutputsOf<(typeof app)["outputs"]>;
type OfDeclaration = "adopt" | "adopted" | "claim" | "logo" | "managedBy";

/** An app as the portal has it, whoever made it. */
export interface AppResult extends Readonly<Omit<Attributes, OfDeclaration>> {
  /** The app's id. */
  readonly id: string;

  /** Where the portal serves the app's logo; absent when it has none. */
  readonly logoUrl?: string;

  /** What the token's account is in the app: `owner`, `admin` or `developer`. */
  readonly role: string;

  /** The declaration that manages the app; absent when no program does. */
  readonly managedBy?: string;
}

/** Which app to look up. */
export type GetAppArgs =
  { /** The app's id. */ id: string } | { /** The app's exact name, in any case. */ name: string };

/**
 * Looks up one app that the token can see, also during preview.
 * @throws when there is none, or when several apps of different owners have the name.
 */
export async function getApp(args: GetAppArgs): Promise<AppResult> {
  const portal = connected();
  if ("id" in args) return resultOf(await portal.get<AppRecord>(path`/apps/${args.id}`));
  const [found, ...others] = await portal.list<AppRecord>("/apps", { name: args.name });
  if (!found)
    throw new ExpectedError(`There is no app named "${args.name}" that the token can see at ${portal.url}`);
  if (others.length > 0) {
    const ids = [found, ...others].map(({ id, owner }) => `${id} of ${owner.email}`).join(", ");
    throw new ExpectedError(`Several apps are named "${args.name}": look one up by its id (${ids})`);
  }
  return resultOf(found);
}

/** Looks up all apps that the token can see, also during preview. */
export async function getApps(): Promise<AppResult[]> {
  return (await connected().list<AppRecord>("/apps")).map(resultOf);
}

/** `getApp` for arguments that may be outputs of resources; while those are unknown, so is the result. */
export function getAppOutput(
  args:
    | { /** The app's id. */ id: pulumi.Input<string> }
    | { /** The app's exact name, in any case. */ name: pulumi.Input<string> },
): pulumi.Output<AppResult> {
  return pulumi.output(args).apply((args) => getApp(args));
}

/** `getApps` as an output. */
export function getAppsOutput(): pulumi.Output<AppResult[]> {
  return pulumi.output(getApps());
}

function connected(): Portal {
  return createPortal(readConfiguration((key) => pulumi.runtime.getConfig(key)));
}

function resultOf(record: AppRecord): AppResult {
  const { id, role, createdAt, managedBy, logo, owner, ...settings } = record;
  return compact({
    id,
    ...settings,
    role,
    createdAt,
    managedBy,
    ownerEmail: owner.email,
    logoUrl: logo?.url,
  }) as AppResult & Values;
}
