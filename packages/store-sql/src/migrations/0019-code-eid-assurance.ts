/** How sure a country was of the person to whom a code was issued; null where no eID signed them in. */
export const codeEidAssurance: readonly string[] = ['alter table auth_codes add column eid_assurance text']
