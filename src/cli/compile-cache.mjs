// Node strips the types of a file before it can be told to keep the result. This file has none, and is loaded first with
// `--import`, so that a second start of a command finds even its own file compiled.
import { enableCompileCache } from 'node:module';

enableCompileCache();
