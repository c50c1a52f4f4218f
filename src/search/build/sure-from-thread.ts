import { parentPort, workerData } from 'node:worker_threads';
import { openFileStore } from '../../store/index.ts';
import { askIndex, type AskedIndex } from './sure-from.ts';

/** What a thread is asked; null lets it end. */
export type SureFromTask = {
  readonly index: AskedIndex;
  readonly questions: readonly string[];
} | null;

// Asks indexes whose files lie in a store. A failure ends the thread, and is told to who started it.
const storeFolder: string = workerData;
const { read } = openFileStore(storeFolder);
const answer = async (task: SureFromTask): Promise<void> => {
  if (task === null) parentPort?.close();
  else parentPort?.postMessage(await askIndex(task.index, task.questions, read));
};
parentPort?.on('message', (task: SureFromTask) => void answer(task));
