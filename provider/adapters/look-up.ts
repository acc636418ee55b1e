import type * as pulumi from "@pulumi/pulumi";
import type { ArgumentsOf } from "../core/property.ts";
import * as lookUps from "../look-ups/all.ts";
import type { AppResult } from "../look-ups/app-result.ts";
import type { CollaboratorResult } from "../look-ups/get-collaborators.ts";
import type { ProductionCredentialsResult } from "../look-ups/get-production-credentials.ts";
import type { SandboxResult } from "../look-ups/get-sandbox.ts";
import { asking, askingLater, type Later } from "./asking.ts";

export type { AppResult, CollaboratorResult, ProductionCredentialsResult, SandboxResult };

/** Which app to look up: either its id or its name. */
export type GetAppArgs =
  | { /** The app's id. */ id: string; name?: undefined }
  | { /** The app's exact name, in any case. */ name: string; id?: undefined };

/** Of which app to look up the collaborators. */
export interface GetCollaboratorsArgs extends ArgumentsOf<typeof lookUps.getCollaborators.inputs> {}

/** Of which app to look up the sandbox. */
export interface GetSandboxArgs extends ArgumentsOf<typeof lookUps.getSandbox.inputs> {}

/** Of which app to look up the production credentials. */
export interface GetProductionCredentialsArgs extends ArgumentsOf<
  typeof lookUps.getProductionCredentials.inputs
> {}

/**
 * Looks up one app that the token can see, also during preview.
 * @throws when there is none, or when several apps of different owners have the name.
 */
export const getApp: (args: GetAppArgs) => Promise<AppResult> = asking(lookUps.getApp);

/**
 * `getApp` for arguments that may be outputs of resources; while those are unknown, so is the result.
 * Of an App of the same program take `app.id`: its name is known before the app exists, and finds none.
 */
export const getAppOutput: (args: Later<GetAppArgs>) => pulumi.Output<AppResult> = askingLater(getApp);

const apps = asking(lookUps.getApps);

/** Looks up all apps that the token can see, also during preview. */
export const getApps: () => Promise<AppResult[]> = () => apps({});

/** `getApps` as an output. */
export const getAppsOutput: () => pulumi.Output<AppResult[]> = () => askingLater(apps)({});

/**
 * Looks up the collaborators of an app that the token can see, invited ones included, also during preview; the owner is
 * none of them.
 * @throws when there is no such app.
 */
export const getCollaborators: (args: GetCollaboratorsArgs) => Promise<CollaboratorResult[]> = asking(
  lookUps.getCollaborators,
);

/**
 * `getCollaborators` for an id that may be an output of a resource; while that is unknown, so is the result.
 * Of resources of the same program take the id from the last of them, such as `collaborator.appId`: what exists by then is found.
 */
export const getCollaboratorsOutput: (
  args: Later<GetCollaboratorsArgs>,
) => pulumi.Output<CollaboratorResult[]> = askingLater(getCollaborators);

/**
 * Looks up the sandbox of an app that the token can see, also during preview; never its client secret.
 * @throws when there is no such app, or when it has no sandbox.
 */
export const getSandbox: (args: GetSandboxArgs) => Promise<SandboxResult> = asking(lookUps.getSandbox);

/** `getSandbox` for an id that may be an output of a resource; while that is unknown, so is the result. */
export const getSandboxOutput: (args: Later<GetSandboxArgs>) => pulumi.Output<SandboxResult> =
  askingLater(getSandbox);

/**
 * Looks up the production credentials of an app that the token can see, also during preview; never their client secret.
 * @throws when there is no such app, or when it has no production credentials.
 */
export const getProductionCredentials: (
  args: GetProductionCredentialsArgs,
) => Promise<ProductionCredentialsResult> = asking(lookUps.getProductionCredentials);

/** `getProductionCredentials` for an id that may be an output of a resource; while that is unknown, so is the result. */
export const getProductionCredentialsOutput: (
  args: Later<GetProductionCredentialsArgs>,
) => pulumi.Output<ProductionCredentialsResult> = askingLater(getProductionCredentials);
