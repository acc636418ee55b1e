// Loaded into a process by NODE_OPTIONS: its clock is ahead by CLOCK_AHEAD milliseconds.
const ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const Time = Date;

globalThis.Date = class extends Time {
  constructor(...args) {
    if (args.length === 0) super(Time.now() + ahead);
    else super(...args);
  }

  static now() {
    return Time.now() + ahead;
  }
};
