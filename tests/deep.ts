/** Whether trials that draw at random run in full number, as they do for a release; at a desk a few of them do. */
export const deep = process.env['ANSWERABLE_DEEP'] === '1';
