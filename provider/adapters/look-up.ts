import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { createPortal, type Portal } from "../client/portal.ts";
import type { Connection } from "../client/http.ts";
import { readConfiguration } from "../configuration.ts";
import type { AppResult } from "../look-ups/app-result.ts";
import { getApp as oneApp } from "../look-ups/get-app.ts";
import { getApps as allApps } from "../look-ups/get-apps.ts";

export type { AppResult };

/** Which app to look up: either its id or its name. */
export type GetAppArgs =
  | { /** The app's id. */ id: string; name?: undefined }
  | { /** The app's exact name, in any case. */ name: string; id?: undefined };

/**
 * Looks up one app that the token can see, also during preview.
 * @throws when there is none, or when several apps of different owners have the name.
 */
export async function getApp(args: GetAppArgs): Promise<AppResult> {
  return oneApp.find(connected(), args);
}

/** Looks up all apps that the token can see, also during preview. */
export async function getApps(): Promise<AppResult[]> {
  return allApps.list(connected());
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
