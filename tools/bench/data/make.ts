import { createHash, randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newPortalServer, type PortalServer } from "../../../test/support/portal-server.ts";
import { settingsOf } from "../subjects/subject.ts";
import { copyApps } from "./copies.ts";

export interface Client {
  client_id: string;
  client_secret: string;
}

/** What opens the data of a portal. */
export interface Access {
  /** A token of the account that owns nearly all apps. */
  token: string;
  /** A token of one who sees few of them. */
  guest: string;
  /** A client in production, and that of a sandbox. */
  app: Client;
  sandbox: Client & { companyId: number; projectId: number };
  /** The name under which a stack manages a hundred of the apps, if there are so many. */
  stack: string;
}

export interface PortalData {
  /** The folder for `devportal serve --data`. */
  folder: string;
  access: Access;
  remove(): Promise<void>;
}

type Send = <T>(method: string, path: string, body?: object) => Promise<T>;

/** One app in so many has a sandbox and a collaborator; all have production credentials. */
const wholeOnesIn = 10;
const few = 20;

/** The data of a portal whose owner has so many apps, and a guest a few more, their credentials, sandboxes and collaborators, and the events that tell of them. */
export async function makeData(apps: number): Promise<PortalData> {
  const portal = await newPortalServer();
  try {
    const access = await fill(portal, apps);
    await portal.stop();
    const folder = await mkdtemp(join(tmpdir(), "devportal-data-"));
    await cp(portal.data, folder, { recursive: true });
    return { folder, access, remove: () => rm(folder, { recursive: true, force: true }) };
  } finally {
    await portal.remove();
  }
}

async function fill(portal: PortalServer, apps: number): Promise<Access> {
  const owner = sender(portal.url, portal.token);
  await portal.makeAccount("guest@example.com");
  const guestToken = await portal.makeToken("read,write", "guest@example.com");
  const guest = sender(portal.url, guestToken);
  for (let index = 0; index < few; index++) await guest("POST", "/apps", settingsOf(index));

  const whole = await addWholeApp(owner);
  const simple = await addApp(owner, "Simple");
  const patterns = [whole.id, ...Array<string>(wholeOnesIn - 1).fill(simple.id)];
  await owner("POST", `/apps/${whole.id}/collaborators`, { email: "colleague@example.com" });
  await portal.stop();
  copyApps(join(portal.data, "devportal.db"), patterns, apps - 2);
  await portal.start();
  await joinIn(owner, guest);
  return {
    token: portal.token,
    guest: guestToken,
    app: whole.app,
    sandbox: whole.sandbox,
    stack: "urn:pulumi:stack-1::",
  };
}

async function addWholeApp(send: Send) {
  const { id, client } = await addApp(send, "Whole");
  const { secret, secretHash } = newSecret();
  const { clientId, companyId, projectId } = await send<{
    clientId: string;
    companyId: number;
    projectId: number;
  }>("POST", `/apps/${id}/sandbox`, { secretHash });
  return { id, app: client, sandbox: { client_id: clientId, client_secret: secret, companyId, projectId } };
}

async function addApp(send: Send, name: string): Promise<{ id: string; client: Client }> {
  const managedBy = `urn:pulumi:stack::service::pulumi-nodejs:dynamic/devportal:App::${name.toLowerCase()}`;
  const { id } = await send<{ id: string }>("POST", "/apps", { ...settingsOf(0), name, managedBy });
  const { secret, secretHash } = newSecret();
  const { clientId } = await send<{ clientId: string }>("POST", `/apps/${id}/production-credentials`, {
    secretHash,
  });
  return { id, client: { client_id: clientId, client_secret: secret } };
}

/** Lets the guest collaborate in some apps of the owner. */
async function joinIn(owner: Send, guest: Send): Promise<void> {
  const { items } = await owner<{ items: { id: string }[] }>("GET", `/apps?limit=${few}`);
  for (const { id } of items) {
    const invitation = await owner<{ id: string }>("POST", `/apps/${id}/collaborators`, {
      email: "guest@example.com",
    });
    await guest("POST", `/invitations/${invitation.id}/accept`);
  }
}

function newSecret() {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretHash: createHash("sha256").update(secret).digest("hex") };
}

function sender(url: string, token: string): Send {
  return async <T>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
