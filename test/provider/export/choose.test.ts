import { expect } from "chai";
import type { AppRecord, CollaboratorRecord } from "../../../provider/client/records.ts";
import { choose, type Asked } from "../../../provider/export/choose.ts";
import type { WholeApp } from "../../../provider/export/snapshot.ts";

interface Made {
  id?: string;
  role?: AppRecord["role"];
  managedBy?: string;
  credentials?: { managedBy?: string };
  collaborators?: Partial<CollaboratorRecord>[];
}

function made(
  name: string,
  { id = name, role = "owner", managedBy, credentials, collaborators = [] }: Made = {},
) {
  const by = (managedBy?: string) => ({ managedBy: managedBy ?? null });
  return {
    app: { id, name, role, ...by(managedBy) },
    productionCredentials: credentials ? { appId: id, ...by(credentials.managedBy) } : null,
    sandbox: null,
    collaborators: collaborators.map((one) => ({ status: "pending", ...by(), ...one })),
  } as unknown as WholeApp;
}

const everything: Asked = { apps: [], managed: false };
const chosen = (all: WholeApp[], asked: Partial<Asked> = {}) => {
  const { apps, notes } = choose(all, { ...everything, ...asked });
  return {
    ids: apps.flatMap(({ objects }) => objects.map(({ type, id }) => `${type} ${id}`)),
    notes: notes.map(({ says, about }) => `${says}: ${about.join(", ")}`),
  };
};

describe("what is exported", () => {
  it("is in the order of names, collaborators by e-mail, wherever the portal has them", () => {
    const emails = ["z@x.com", "B@x.com", "a@x.com"];
    const collaborators = emails.map((email) => ({ id: email, email }));
    const all = [made("b", { collaborators, credentials: {} }), made("é"), made("C"), made("a")];
    const expected = [
      "App a",
      "App b",
      "ProductionCredentials b",
      "Collaborator b/B@x.com",
      "Collaborator b/a@x.com",
      "Collaborator b/z@x.com",
      "App C",
      "App é",
    ];
    expect(chosen(all)).to.deep.equal({ ids: expected, notes: [] });
    expect(chosen(all.toReversed()).ids).to.deep.equal(expected);
  });

  it("is what was asked for, by name in any case or by id", () => {
    const all = [made("Bid Board", { id: "1" }), made("other", { id: "2" }), made("third", { id: "3" })];
    expect(chosen(all, { apps: ["bid board", "2", "BID BOARD"] }).ids).to.deep.equal(["App 1", "App 2"]);
  });

  it("is refused when an app that is asked for is not there, each with the name that was probably meant", () => {
    expect(() => chosen([made("Bid Board")], { apps: ["Bid Bord", "x", "Bid Board"] }))
      .to.throw()
      .with.property(
        "message",
        'There is no app "Bid Bord" that this token can see; did you mean "Bid Board"?\nThere is no app "x" that this token can see',
      );
  });

  it("leaves out apps that the account may not change", () => {
    expect(chosen([made("a", { role: "developer" }), made("b", { role: "admin" })])).to.deep.equal({
      ids: ["App b"],
      notes: ['Left out, as this account may not change these apps: "a"'],
    });
  });

  it("leaves out invitations that have ended, and has those that are open or accepted", () => {
    const statuses = ["pending", "accepted", "expired", "declined"] as const;
    const collaborators = statuses.map((status) => ({ id: status, email: `${status}@x.com`, status }));
    expect(chosen([made("a", { collaborators })])).to.deep.equal({
      ids: ["App a", "Collaborator a/accepted", "Collaborator a/pending"],
      notes: [
        'Left out, as these invitations have ended: declined@x.com (declined) of "a", expired@x.com (expired) of "a"',
      ],
    });
  });

  it("leaves out what programs manage, and has the rest of the app", () => {
    const all = [
      made("a", { managedBy: "urn:1", credentials: {} }),
      made("b", { credentials: { managedBy: "urn:2" } }),
    ];
    expect(chosen(all)).to.deep.equal({
      ids: ["ProductionCredentials a", "App b"],
      notes: [
        'Left out, as other programs manage these; --managed exports them too: App "a" (urn:1), ProductionCredentials of "b" (urn:2)',
      ],
    });
  });

  it("has it when that is asked for, and warns", () => {
    expect(chosen([made("a", { managedBy: "urn:1" })], { managed: true })).to.deep.equal({
      ids: ["App a"],
      notes: [
        'Warning: other programs manage these, and would fight over them with the exported one: App "a" (urn:1)',
      ],
    });
  });

  it("has one app of a name, as a program can, and of those the account's own", () => {
    const all = [
      made("A", { id: "1", role: "admin" }),
      made("a", { id: "2", role: "admin" }),
      made("a", { id: "3" }),
    ];
    expect(chosen(all)).to.deep.equal({
      ids: ["App 3"],
      notes: [
        'Left out, as a program can have one app of a name only; export these alone, with --app ID: "A" (1), "a" (2)',
      ],
    });
    expect(chosen(all, { apps: ["1"] })).to.deep.equal({ ids: ["App 1"], notes: [] });
  });
});
