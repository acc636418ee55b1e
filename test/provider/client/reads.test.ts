import { expect } from "chai";
import { manyReads } from "../../../provider/client/reads.ts";
import type { Page } from "../../../provider/client/whole-apps.ts";

const urn = (name: string) => `urn:pulumi:dev::bids::devportal:index:App::${name}`;
const pathOf = (id: number | string) => `/apps/${id}`;

/** A portal of so many apps on pages of five, of which each answer tells its age. */
function newPortal(apps = 12) {
  const requests: string[] = [];
  const state = {
    version: 1,
    now: 0,
    fails: false,
    secrets: false,
    hold: undefined as Promise<undefined> | undefined,
  };
  const tagOf = (from: number) => `"${from}/${state.version}"`;
  const pageFrom = (from: number) => {
    const ids = Array.from({ length: Math.max(0, Math.min(5, apps - from)) }, (_, index) => from + index);
    return {
      items: ids.map((id) => ({
        app: { id: String(id), version: state.version },
        productionCredentials: state.secrets ? { appId: String(id), version: state.version } : null,
        sandbox: null,
        collaborators: [{ id: "1", version: state.version }],
      })),
      nextCursor: from + 5 < apps ? String(from + 5) : null,
      tag: tagOf(from),
    } as unknown as Page;
  };
  const reads = manyReads(
    {
      async get(path) {
        requests.push(path);
        return { version: state.version, asked: path } as never;
      },
      async page(prefix, cursor, tag) {
        requests.push(`${prefix}#${cursor ?? ""}${tag === undefined ? "" : " if changed"}`);
        const page = pageFrom(Number(cursor ?? 0));
        await state.hold;
        if (state.fails) throw new Error("no snapshot");
        return tag === tagOf(Number(cursor ?? 0)) ? undefined : page;
      },
    },
    () => state.now,
  );
  return {
    requests,
    state,
    written: reads.written,
    read: (id: number | string, managedBy: unknown = urn("a")) =>
      reads.read<{ version: number }>(pathOf(id), managedBy),
    /** Reads the apps, one after the other, and tells how many requests that took and which versions came. */
    async all(from = 0, to = apps) {
      const before = requests.length;
      const versions = new Set<number>();
      for (let id = from; id < to; id++) {
        versions.add((await reads.read<{ version: number }>(pathOf(id), urn("a"))).version);
      }
      return { requests: requests.length - before, versions: [...versions] };
    },
  };
}

const snapshots = ({ requests }: { requests: string[] }) => requests.filter((one) => one.includes("#"));

describe("reading many objects", () => {
  it("asks for the first four one by one, then for the pages of what the program manages", async () => {
    const portal = newPortal();
    await portal.all();
    const pages = ["", "5", "10"].map((cursor) => `urn:pulumi:dev::bids::#${cursor}`);
    expect(portal.requests).to.deep.equal([...[0, 1, 2, 3].map(pathOf), ...pages]);
  });

  it("asks for the pages once for all who ask at the same time", async () => {
    const portal = newPortal(12);
    await Promise.all(Array.from({ length: 12 }, (_, id) => portal.read(id)));
    expect(portal.requests).to.have.length(4 + 3);
  });

  it("leaves a program of four objects with what it sent", async () => {
    const portal = newPortal(4);
    await portal.all();
    expect(portal.requests).to.deep.equal([0, 1, 2, 3].map(pathOf));
  });

  it("asks for an object by itself that the snapshot does not have", async () => {
    const portal = newPortal(12);
    await portal.all();
    portal.requests.length = 0;
    await portal.read("elsewhere");
    await portal.read("3/collaborators/1");
    await portal.read("3/sandbox");
    expect(portal.requests).to.deep.equal([pathOf("elsewhere"), pathOf("3/sandbox")]);
  });

  it("tells the programs of one portal apart, and asks by itself for what no program manages", async () => {
    const portal = newPortal(12);
    await portal.all();
    portal.requests.length = 0;
    for (const by of [
      "acme/urn:pulumi:dev::bids::t::n",
      "urn:pulumi:dev::other::t::n",
      undefined,
      "by hand",
    ]) {
      for (let id = 20; id < 25; id++) await portal.read(`${id}`, by);
    }
    expect(snapshots(portal)).to.deep.equal(
      ["acme/urn:pulumi:dev::bids::", "urn:pulumi:dev::other::"].flatMap((program) =>
        ["", "5", "10"].map((cursor) => `${program}#${cursor}`),
      ),
    );
  });

  for (const [says, [from, to], between] of [
    ["asked again for the same objects", [0, 6], () => undefined],
    ["asked for others after a pause", [6, 12], ({ state }) => void (state.now += 2_001)],
    ["asked for others after a write of its own", [6, 12], ({ written }) => written()],
  ] satisfies [string, [number, number], (portal: ReturnType<typeof newPortal>) => void][]) {
    it(`shows what has changed since when it is ${says}`, async () => {
      const portal = newPortal();
      await portal.all(0, 6);
      portal.state.version = 2;
      between(portal);
      expect((await portal.all(from, to)).versions).to.deep.equal([2]);
    });
  }

  it("lets all wait for one snapshot, however long that takes", async () => {
    const portal = newPortal();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    portal.state.hold = promise;
    const reads = [0, 1, 2, 3, 4].map((id) => portal.read(id));
    portal.state.now += 10_000;
    reads.push(...[5, 6, 7, 8, 9, 10, 11].map((id) => portal.read(id)));
    resolve(undefined);
    await Promise.all(reads);
    expect(portal.requests).to.have.length(4 + 3);
  });

  it("takes another snapshot in a burst of reads that has gone on for 30 seconds", async () => {
    const portal = newPortal(40);
    const versions: number[] = [];
    for (let id = 0; id < 40; id++) {
      versions.push((await portal.read(id)).version);
      if (id === 4) portal.state.version = 2;
      portal.state.now += 1_000;
    }
    expect(versions.lastIndexOf(1)).to.equal(34);
    expect(versions.slice(35)).to.deep.equal([2, 2, 2, 2, 2]);
  });

  it("does not let a snapshot answer that was under way while something was written", async () => {
    const portal = newPortal();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    portal.state.hold = promise;
    const early = [0, 1, 2, 6, 4].map((id) => portal.read(id));
    portal.state.version = 2;
    portal.written();
    const late = portal.read(3);
    resolve(undefined);
    expect((await Promise.all(early)).at(-1)).to.have.property("version", 1);
    expect(await late).to.have.property("version", 2);
  });

  it("takes up a page that has not changed, and asks for one with secrets anew: their use changes no tag", async () => {
    for (const secrets of [false, true]) {
      const portal = newPortal();
      portal.state.secrets = secrets;
      await portal.all();
      portal.state.now += 10_000;
      portal.requests.length = 0;
      expect(await portal.all()).to.deep.equal({ requests: 7, versions: [1] });
      expect(snapshots(portal).filter((one) => one.endsWith("if changed"))).to.have.length(secrets ? 0 : 3);
    }
  });

  it("reads one by one where there is no snapshot, and asks for it once", async () => {
    const portal = newPortal();
    portal.state.fails = true;
    expect((await portal.all()).requests).to.equal(12 + 1);
  });

  it("reads 10,000 apps without keeping anybody waiting for itself", async () => {
    const portal = newPortal(10_000);
    const began = performance.now();
    expect((await portal.all()).requests).to.equal(4 + 2_000);
    expect(performance.now() - began).to.be.below(5_000);
  });
});
