// Figures beside their goals, in one table.

/** One line of the table. `most` or `least` is the goal; without one the figure is only stated. */
export function figure(what, value, unit, { most, least, digits = 1 } = {}) {
  const good = !(value > most) && !(value < least) && Number.isFinite(value);
  const goals = [most !== undefined && `≤ ${shown(most)} ${unit}`, least !== undefined && `≥ ${shown(least)} ${unit}`];
  const goal = goals.filter(Boolean).join(", ");
  return { what, value: `${shown(value, digits)} ${unit}`, goal, good: goal ? good : undefined };
}

/** Several marks in one line, each with a goal of its own. */
export function marksFigure(what, marks, least) {
  return {
    what,
    value: marks.join(" / "),
    goal: `≥ ${least.join(" / ")}`,
    good: marks.every((mark, at) => mark >= least[at]),
  };
}

export function print(title, figures) {
  console.log(`\n${title}`);
  for (const { what, value, goal, good } of figures) {
    const verdict = good === undefined ? "" : good ? "met" : "MISSED";
    console.log(`  ${what.padEnd(66)} ${value.padStart(16)}   ${goal.padEnd(18)} ${verdict}`.trimEnd());
  }
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const shown = (value, digits = value < 10 ? 2 : 0) => value.toLocaleString("en-GB", { maximumFractionDigits: digits });
