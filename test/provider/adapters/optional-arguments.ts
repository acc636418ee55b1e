// Compiled by types.test.ts under `exactOptionalPropertyTypes`, never run.
import type * as pulumi from "@pulumi/pulumi";
import { App, getApp, ProductionCredentials, type AppArgs } from "pulumi-devportal";

export function declare(args: AppArgs, maybe: string | undefined, later: pulumi.Input<string> | undefined) {
  const app = new App("a", { ...args, supportEmail: maybe, siteUrl: later, logo: undefined });
  const rotation = { trigger: maybe, overlap: later };
  new ProductionCredentials("a", { appId: app.id, redirectUris: undefined, rotation });
  new ProductionCredentials("b", { appId: app.id, rotation: maybe === undefined ? undefined : rotation });
  // @ts-expect-error what is required cannot be passed through
  new App("b", { ...args, description: maybe });
  return getApp({ id: "1", name: undefined });
}
