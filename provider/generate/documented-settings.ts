import ts from "typescript";
import { commentOf, parsed } from "./source.ts";

/** The sentence of every setting, as it is written in the interface `Connection`. */
export function documentedSettings(): Map<string, string> {
  const connection = parsed("client/http.ts")
    .statements.filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === "Connection");
  return new Map(connection?.members.map((member) => [member.name?.getText() ?? "", commentOf(member)]));
}
