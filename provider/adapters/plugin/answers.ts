import type structs from "google-protobuf/google/protobuf/struct_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { CheckFailure } from "../../core/check.ts";
import type { Detail, Difference } from "../../core/diff.ts";

const { PropertyDiff, DiffResponse } = messages;

export function checkAnswer(inputs: structs.Struct, failures: CheckFailure[]) {
  const answer = new messages.CheckResponse();
  answer.setInputs(inputs);
  answer.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new messages.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return answer;
}

/** `stables`: the outputs that keep their values. */
export function diffAnswer(
  { changes, replaces, deleteBeforeReplace, details }: Difference,
  stables: string[],
) {
  const answer = new DiffResponse();
  answer.setChanges(changes ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  answer.setReplacesList(replaces);
  answer.setDeletebeforereplace(deleteBeforeReplace);
  answer.setStablesList(stables);
  answer.setDiffsList([...new Set(details.map(({ path }) => nameIn(path)))]);
  answer.setHasdetaileddiff(details.length > 0);
  for (const detail of details) answer.getDetaileddiffMap().set(detail.path, propertyDiff(detail));
  return answer;
}

/** The property that a path such as `rotation.trigger` or `redirectUris[1]` is within. */
function nameIn(path: string): string {
  return path.split(/[.[]/, 1).join();
}

function propertyDiff({ kind, replaces }: Detail) {
  const diff = new PropertyDiff();
  const kinds = PropertyDiff.Kind;
  const of = {
    add: [kinds.ADD, kinds.ADD_REPLACE],
    delete: [kinds.DELETE, kinds.DELETE_REPLACE],
    update: [kinds.UPDATE, kinds.UPDATE_REPLACE],
  } as const;
  diff.setKind(of[kind][replaces ? 1 : 0]);
  diff.setInputdiff(true);
  return diff;
}
