import type { Remark } from '../document.ts';

/** Takes down what the writing of one input decides, each thing once. */
export interface PlanNotes {
  readonly decided: (line: number, says: string) => void;
  readonly asks: (line: number, says: string) => void;
  readonly list: () => readonly Remark[];
}

export function createPlanNotes(): PlanNotes {
  const remarks = new Map<string, Remark>();
  const add = (remark: Remark) => void remarks.set(JSON.stringify(remark), remark);
  return {
    decided: (line, says) => add({ line, says, needsPerson: false }),
    asks: (line, says) => add({ line, says, needsPerson: true }),
    list: () => [...remarks.values()],
  };
}
