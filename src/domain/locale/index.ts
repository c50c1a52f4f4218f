export {
  addMonths,
  formatDate,
  isCalendarDate,
  toCalendarDate,
  type CalendarDate,
} from './dates.ts';
export { fill, getLabels, type Labels } from './labels.ts';
export { parseWrittenDate } from './written-date.ts';
export { formatFileSize } from './file-size.ts';
