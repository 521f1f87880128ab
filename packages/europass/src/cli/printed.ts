/** Without what a file might have a terminal do: its words and the names in it are said as they stand. */
export const printed = (line: string): string => line.replaceAll(/[^\P{Cc}\t]|[\u202A-\u202E\u2066-\u2069]/gu, '�')
