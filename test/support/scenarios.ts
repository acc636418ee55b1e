import { expect } from "chai";
import type { TestPortal, TestRequest } from "./portal.ts";

type Method = Parameters<TestPortal["send"]>[0];

/** One request and what its answer must and must not be. `request` may use what `given` made. */
export interface Scenario<Given> {
  name: string;
  request: (given: Given) => [Method, string, TestRequest?];
  status: number;
  code?: string;
  /** Members of the answer with these values. */
  has?: Record<string, unknown>;
  contains?: string[];
  lacks?: string[] | ((given: Given) => string[]);
}

/** Runs a table of scenarios, each on what `given` makes anew, and with its `token` unless the request has another. */
export function scenarios<Given extends object>(
  portal: () => TestPortal,
  given: () => Promise<Given>,
  table: Scenario<Given>[],
): void {
  for (const { name, request, status, code, has = {}, contains = [], lacks = [] } of table) {
    it(name, async () => {
      const world = await given();
      const [method, path, sent] = request(world);
      const token = "token" in world ? String(world.token) : undefined;
      const response = await portal().send(method, path, { token, ...sent });
      expect(response.status, response.text).to.equal(status);
      if (code) expect(response.json<{ error: { code: string } }>().error.code).to.equal(code);
      if (Object.keys(has).length > 0) expect(response.json()).to.deep.include(has);
      for (const text of contains) expect(response.text).to.include(text);
      for (const text of typeof lacks === "function" ? lacks(world) : lacks)
        expect(response.text).not.to.include(text);
    });
  }
}
