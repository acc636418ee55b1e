import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { path } from "../client/path.ts";
import { createPortal, type Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import type { Connection } from "../client/http.ts";
import { readConfiguration } from "../configuration.ts";
import type { Everywhere } from "../core/define.ts";
import { ExpectedError } from "../core/errors.ts";
import type { InputsOf, OutputsOf } from "../core/property.ts";
import { compact } from "../core/wire.ts";
import { app } from "../resources/app.ts";

type Attributes = InputsOf<(typeof app)["inputs"]> & OutputsOf<(typeof app)["outputs"]>;
type OfDeclaration = keyof (Everywhere["inputs"] & Everywhere["outputs"]) | "adopt" | "adopted";

/** An app as the portal has it, whoever made it. */
export interface AppResult extends Readonly<Omit<Attributes, OfDeclaration | "logo">> {
  /** The app's id. */
  readonly id: string;

  /** Where the portal serves the app's logo; absent when it has none. */
  readonly logoUrl?: string;

  /** What the token's account is in the app: `owner`, `admin` or `developer`. */
  readonly role: string;

  /** The declaration that manages the app; absent when no program does. */
  readonly managedBy?: string;
}

/** Which app to look up: either its id or its name. */
export type GetAppArgs =
  | { /** The app's id. */ id: string; name?: undefined }
  | { /** The app's exact name, in any case. */ name: string; id?: undefined };

/**
 * Looks up one app that the token can see, also during preview.
 * @throws when there is none, or when several apps of different owners have the name.
 */
export async function getApp({ id, name }: GetAppArgs): Promise<AppResult> {
  if (!id && !name) throw new ExpectedError("getApp needs the id or the name of an app, and it is empty");
  const portal = connected();
  if (id) return resultOf(await portal.get<AppRecord>(path`/apps/${id}`));
  const [found, ...others] = await portal.list<AppRecord>("/apps", { name });
  if (!found)
    throw new ExpectedError(`There is no app named "${name}" that the token can see at ${portal.url}`);
  if (others.length > 0) {
    const ids = [found, ...others].map(({ id, owner }) => `${id} of ${owner.email}`).join(", ");
    throw new ExpectedError(`Several apps are named "${name}": look one up by its id (${ids})`);
  }
  return resultOf(found);
}

/** Looks up all apps that the token can see, also during preview. */
export async function getApps(): Promise<AppResult[]> {
  return (await connected().list<AppRecord>("/apps")).map(resultOf);
}

/**
 * `getApp` for arguments that may be outputs of resources; while those are unknown, so is the result.
 * Of an App of the same program take `app.id`: its name is known before the app exists, and finds none.
 */
export function getAppOutput(
  args:
    | { /** The app's id. */ id: pulumi.Input<string>; name?: undefined }
    | { /** The app's exact name, in any case. */ name: pulumi.Input<string>; id?: undefined },
): pulumi.Output<AppResult> {
  return pulumi.output(args).apply((args) => getApp(args));
}

/** `getApps` as an output. */
export function getAppsOutput(): pulumi.Output<AppResult[]> {
  return pulumi.output(getApps());
}

let last: { connection: Connection; portal: Portal } | undefined;

/** One client for all look-ups of a stack, so that they share its pace. */
function connected(): Portal {
  const connection = readConfiguration((key) => pulumi.runtime.getConfig(key));
  if (!last || !isDeepStrictEqual(last.connection, connection)) {
    last = { connection, portal: createPortal(connection) };
  }
  return last.portal;
}

function resultOf(record: AppRecord): AppResult {
  const { id, role, managedBy, owner, logo, ...others } = record;
  const isAttribute = ([name]: [string, unknown]) => name in app.inputs || name in app.outputs;
  const attributes = Object.fromEntries(Object.entries(others).filter(isAttribute));
  const result: object = compact({
    id,
    ...attributes,
    role,
    managedBy,
    ownerEmail: owner.email,
    logoUrl: logo?.url,
  });
  return result as AppResult;
}
