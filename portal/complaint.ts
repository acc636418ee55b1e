/** What a person at the command line did or has to do: its message is all they need to see. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}
