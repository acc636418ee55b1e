import { expect } from "chai";
import { existsSync } from "node:fs";
import { appendTo } from "../../portal/log-file.ts";
import { logOptions } from "../../portal/log.ts";

describe("the log", () => {
  it("goes elsewhere, and says why once, when its file cannot be written to", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const lines: string[] = [];
    let told = (): void => undefined;
    const telling = new Promise<void>((resolve) => (told = resolve));
    const elsewhere = {
      write(line: string) {
        lines.push(line);
        told();
      },
      end: () => Promise.resolve(),
    };
    const log = await appendTo("/dev/full", elsewhere);
    log.write("first\n");
    log.write("second\n");
    await telling;
    log.write("third\n");
    await log.end();
    expect(lines).to.have.length(2);
    expect(lines[0]).to.include("/dev/full").and.to.include("ENOSPC");
    expect(lines[1]).to.equal("third\n");
  });

  const described = (error: unknown) =>
    (logOptions("info", process.stderr).serializers?.["err"] as (error: unknown) => object)(error);

  it("shows the code of an error and what caused it, and nothing else that hangs on it", () => {
    const root = Object.assign(new Error("no space left"), { code: "ENOSPC", request: "a planted secret" });
    const error = new Error("not written", { cause: new TypeError("in between", { cause: root }) });
    const shown = described(error);
    expect(shown).to.include({ type: "Error", message: "not written" });
    expect(shown).to.have.nested.property("cause.type", "TypeError");
    expect(shown).to.have.nested.property("cause.cause.message", "no space left");
    expect(shown).to.have.nested.property("cause.cause.code", "ENOSPC");
    expect(JSON.stringify(shown)).not.to.include("a planted secret");
  });

  it("ends with an error that is its own cause", () => {
    const error = new Error("again");
    error.cause = error;
    expect(described(error)).to.have.nested.property("cause.cause.message", "again");
  });
});
