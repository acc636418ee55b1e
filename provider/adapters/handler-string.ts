/** The property under which Pulumi keeps what the dynamic provider host is to run. */
export const HANDLER = "__provider";

/**
 * Names the code instead of holding it: what runs is the installed package, found from the program's folder.
 * The text stays the same in every release, so that an upgrade changes no state.
 */
export function handlerString(type: string): string {
  return `exports.handler=()=>require("pulumi-devportal/runtime").${type}`;
}
