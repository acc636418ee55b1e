import type { AppRecord, Managed } from "../client/records.ts";
import { askedFor, folded } from "./asked.ts";
import type { WholeApp } from "./snapshot.ts";

/** What somebody asks to be exported. */
export interface Asked {
  /** Names or ids of apps; without any, all. */
  apps: readonly string[];
  /** Whether that includes what programs manage already. */
  managed: boolean;
}

/** One object of the portal. */
export interface PortalObject {
  type: string;
  id: string;
  /** What people call it. */
  title: string;
  managedBy: string | null;
  /** Of a collaborator. */
  email?: string;
}

/** An app and what is exported of it. */
export interface ChosenApp {
  app: AppRecord;
  objects: PortalObject[];
}

/** Something that a person should know of the choice, and what it is about. */
export interface Note {
  says: string;
  about: string[];
}

/** What is exported, in the order of names. @throws ExpectedError where an app is asked for that is not there. */
export function choose(
  all: readonly WholeApp[],
  { apps, managed }: Asked,
): { apps: ChosenApp[]; notes: Note[] } {
  const [ours, others] = parted(askedFor(all, apps), ({ app }) => app.role !== "developer");
  const whole = ours.toSorted(byName).map((one) => ({ app: one.app, objects: objectsOf(one) }));
  const free = whole.map(({ app, objects }) => ({
    app,
    objects: objects.filter(({ managedBy }) => managedBy === null),
  }));
  const taken = whole.flatMap(({ objects }) => objects.filter(({ managedBy }) => managedBy !== null));
  const names = new Set<string>();
  const [chosen, namesakes] = parted(managed ? whole : free, ({ app, objects }) => {
    const name = folded(app.name);
    if (!objects.some(({ type }) => type === "App")) return true;
    return !names.has(name) && Boolean(names.add(name));
  });
  const ended = ours
    .toSorted(byName)
    .flatMap(({ app, collaborators }) =>
      collaborators
        .filter((one) => !isInvited(one))
        .map(({ email, status }) => `${email} (${status}) of ${quote(app)}`),
    );
  const notes = [
    {
      says: "Left out, as this account may not change these apps",
      about: others.map(({ app }) => quote(app)),
    },
    {
      says: "Left out, as a program can have one app of a name only; export these alone, with --app ID",
      about: namesakes.map(({ app }) => `${quote(app)} (${app.id})`),
    },
    { says: "Left out, as these invitations have ended", about: ended.sort(inOrder) },
    {
      says: managed
        ? "Warning: other programs manage these, and would fight over them with the exported one"
        : "Left out, as other programs manage these; --managed exports them too",
      about: taken.map(({ title, managedBy }) => `${title} (${managedBy})`),
    },
  ];
  return {
    apps: chosen.filter(({ objects }) => objects.length > 0),
    notes: notes.filter(({ about }) => about.length > 0),
  };
}

function objectsOf({ app, productionCredentials, sandbox, collaborators }: WholeApp): PortalObject[] {
  const object = (type: string, title: string, { managedBy }: Managed, id = app.id) => ({
    type,
    id,
    title,
    managedBy,
  });
  const name = quote(app);
  return [
    object("App", `App ${name}`, app),
    ...(productionCredentials
      ? [object("ProductionCredentials", `ProductionCredentials of ${name}`, productionCredentials)]
      : []),
    ...(sandbox ? [object("Sandbox", `Sandbox of ${name}`, sandbox)] : []),
    ...collaborators
      .filter(isInvited)
      .toSorted((a, b) => inOrder(a.email, b.email))
      .map((one) => ({
        ...object("Collaborator", `Collaborator ${one.email} of ${name}`, one, `${app.id}/${one.id}`),
        email: one.email,
      })),
  ];
}

function isInvited({ status }: { status: string }): boolean {
  return status === "pending" || status === "accepted";
}

function byName({ app: a }: WholeApp, { app: b }: WholeApp): number {
  const mine = ({ role }: AppRecord) => (role === "owner" ? 0 : 1);
  return inOrder(folded(a.name), folded(b.name)) || mine(a) - mine(b) || inOrder(a.id, b.id);
}

// The same on every machine, whatever its language.
function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function quote({ name }: AppRecord): string {
  return JSON.stringify(name);
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const { first = [], second = [] } = Object.groupBy(all, (one) => (isFirst(one) ? "first" : "second"));
  return [first, second];
}
