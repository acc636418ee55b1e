import { asset, secret } from "@pulumi/pulumi";
import type { Four, Kind } from "../../support/four.ts";
import type { Round } from "../recording.ts";

const classified = { integrationType: "embedded", category: "other" } as const;

/** Every argument, as few as possible, and objects that were taken over. */
export function settled(of: Four, round: Round): void {
  everyArgument(of, round);
  fewArguments(of, round);
  takenOver(of, round);
}

function everyArgument({ App, ProductionCredentials, Sandbox, Collaborator }: Four, round: Round) {
  const changed = round === "changed";
  const { id: appId } = new App("every", {
    name: "Every Argument",
    description: "Shows the open bids.\nTwo lines of it.",
    integrationType: "hybrid",
    category: "bidding-estimation",
    supportEmail: "support@example.com",
    supportPhone: "+1 555 0100",
    siteUrl: "https://example.com/bids",
    logo: new asset.FileAsset("logo.png"),
    deletionProtection: !changed,
  });
  new ProductionCredentials("every", {
    appId,
    redirectUris: ["https://example.com/callback", "http://localhost:3000/callback"],
    rotation: {
      trigger: { is: secret(`the secret trigger of the round ${round}`) },
      overlap: "72h",
      keepWhileUsed: "1h",
    },
  });
  new Sandbox("every", {
    appId,
    redirectUris: changed ? ["https://example.com/sandbox"] : ["urn:ietf:wg:oauth:2.0:oob"],
    readyTimeout: "5m",
  });
  const role = changed ? "developer" : "admin";
  new Collaborator("every", { appId, email: "Ada@example.com", role });
  new Collaborator("declined", { appId, email: "carol@example.com", role });
  new Collaborator("expired", { appId, email: "dave@example.com", role });
}

function fewArguments({ App, ProductionCredentials, Sandbox, Collaborator }: Four, round: Round) {
  const changed = round === "changed";
  const redirectUris = changed ? ["https://example.com/few"] : undefined;
  const { id: appId } = new App("few", {
    ...classified,
    name: "Few Arguments",
    description: changed ? "Has changed." : "Has what it must.",
  });
  new ProductionCredentials("few", { appId, redirectUris });
  new Sandbox("few", { appId, redirectUris });
  new Collaborator("few", { appId, email: "ada@example.com", role: changed ? "admin" : undefined });
}

function takenOver({ App, ProductionCredentials, Sandbox, Collaborator }: Four, round: Round) {
  const changed = round === "changed";
  const { id: appId } = new App("adopted", {
    ...classified,
    name: "Adopted",
    description: changed ? "Has changed." : "Was there before.",
    adopt: true,
  });
  const rotation = changed ? { trigger: 1 } : {};
  new ProductionCredentials("adopted", { appId, rotation, adopt: true });
  new Sandbox("adopted", { appId, readyTimeout: changed ? "5m" : "10m", adopt: true });
  new Collaborator("adopted", {
    appId,
    email: "bob@example.com",
    role: changed ? "developer" : "admin",
    adopt: true,
  });
}

/** What was made by hand and imported. */
export function imported(of: Four, round: Round, ids?: Record<Kind, string>): void {
  const changed = round === "changed";
  const option = (kind: Kind) => (ids ? { import: ids[kind] } : {});
  const { id: appId } = new of.App(
    "imported",
    { ...classified, name: "Imported", description: changed ? "Has changed." : "Was there before." },
    option("App"),
  );
  const rotation = changed ? { trigger: 1 } : {};
  new of.ProductionCredentials("imported", { appId, rotation }, option("ProductionCredentials"));
  new of.Sandbox("imported", { appId, ...(changed && { rotation }) }, option("Sandbox"));
  const role = changed ? "admin" : "developer";
  new of.Collaborator("imported", { appId, email: "bob@example.com", role }, option("Collaborator"));
}

/**
 * Credentials and a sandbox whose secrets a person has reset and, after the first round, a sandbox that is waited for
 * too briefly and credentials that nobody has approved.
 */
export function unfinished(of: Four, round: Round): void {
  const reset = appOf(of, "reset");
  new of.ProductionCredentials("reset", { appId: reset });
  new of.Sandbox("reset", { appId: reset });
  if (round === "first") return;
  const waiting = appOf(of, "waiting");
  new of.ProductionCredentials("waiting", { appId: waiting });
  new of.Sandbox("waiting", { appId: waiting, readyTimeout: "1s" });
}

function appOf({ App }: Four, name: string) {
  return new App(name, { ...classified, name, description: "Has things that are not finished." }).id;
}
