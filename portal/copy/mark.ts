import { Complaint } from "../complaint.ts";
import type { Store } from "../store/store.ts";

/** The table that is there from the beginning of a copy until it is found to be the same: how far each table is, and of what. */
export const mark = "unfinished_copy";

/** @throws Complaint when the database holds a part of another one only. */
export async function requireWhole({ dialect, read }: Pick<Store, "dialect" | "read">): Promise<void> {
  if (await read((db) => dialect.hasTable(db, mark))) {
    throw new Complaint(
      "The database holds the beginning of a copy: run the same `devportal copy` again, which goes on and says when it is whole.",
    );
  }
}
