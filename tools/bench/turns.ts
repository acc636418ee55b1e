/** Each subject once a round; every round starts with another, so that none always has the quietest moment. */
export function turns<Subject>(
  rounds: number,
  subjects: readonly Subject[],
): { round: number; subject: Subject }[] {
  return Array.from({ length: rounds }, (_, index) => {
    const first = index % subjects.length;
    const inTurn = [...subjects.slice(first), ...subjects.slice(0, first)];
    return inTurn.map((subject) => ({ round: index + 1, subject }));
  }).flat();
}
