#!/usr/bin/env node
// `npm create answerable DIR` and `npx --package answerable create-answerable DIR`: the command
// init by the name that npm looks for.
if (process.env['ANSWERABLE_NODE_CHOSEN'] === undefined) process.argv.splice(2, 0, 'init');
await import('./answerable.js');
