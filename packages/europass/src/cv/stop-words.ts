/**
 * Words that say nothing about a job, by language: articles, pronouns, auxiliaries, and what every advert
 * says. Without marks, in lower case.
 */
const lists: Readonly<Record<string, string>> = {
  en: `a about above across after all also am an and any are as at be been before being below between both but by
    can could did do does doing during each etc every few for from further had has have having he her here hers him
    his how i if in into is it its itself just least like may me might more most must my need no nor not now of off
    on once one only or other our ours out over own per please plus same shall she should so some such than that the
    their theirs them then there these they this those through to too under until up upon us use used using very via
    was we well were what when where which while who whom why will with within without would year years you your
    yours apply advert applicant applicants candidate candidates company employer ideal include includes including
    join looking new offer offered offers opportunity position role seek seeking strong successful we'll we're you'll
    you're work working able ability good great excellent`,
  fr: `a afin ai ainsi alors au aucun aussi autre autres aux avec avez avoir avons c car ce ceci cela celle celles
    celui ces cet cette ceux chaque chez comme d dans de depuis des deux doit donc dont du elle elles en entre es est
    et etc ete etes etre eu eux faire fait hors il ils j je jusqu l la le les leur leurs lors lui m ma mais me meme
    memes mes moi moins mon n ne ni nos notre nous on ont ou par parmi pas peu peut plus pour pourra pouvoir puis qu
    quand que quel quelle quelles quels qui quoi s sa sans se sera serez ses si soit son sont sous sur t ta te tel
    telle telles tels tes toi ton tous tout toute toutes tres tu un une vers via vos votre vous y an ans annee annees
    bon bonne candidat candidate candidature emploi employeur entreprise excellent excellente h hf offre nouveau
    nouvelle nouvelles poste profil propose recherche recherchons rejoindre rejoignez rejoins souhaite souhaitez
    travail travailler`,
  de: `ab aber als am an auch auf aus bei beim bis das dass dem den der des die dies diese dieser dieses du durch ein
    eine einem einen einer eines er es fur haben hat ich ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder kann
    mit nach nicht noch oder sein sich sie sind so sowie uber um und uns unser unsere unserem unseren unserer unter
    vom von vor war was weiter wenn werden wie wir wird zu zum zur aufgaben bewerbung bieten gute jahre jahren m
    stelle suchen unternehmen w d arbeiten gern sehr`,
  es: `a al algo ante antes aqui asi aun cada como con contra cual cuando de del desde donde dos e el ella ellas ellos
    en entre era es esa ese eso esta estar este esto ha han hasta hay la las le les lo los mas me mi mucho muy nada
    ni no nos nuestra nuestro o os otra otro para pero poco por porque que quien se sea segun ser si sin sobre son su
    sus tambien tanto te tiene todo todos tu tus un una uno unos y ya anos buscamos candidato empleo empresa ofrecemos
    oferta puesto trabajo`,
  it: `a ad agli ai al alla alle anche avere che chi ci come con cui da dal dalla dalle dei degli del della delle di e
    ed essere gli ha hai hanno i il in io la le lei li lo loro ma nei nel nella nelle noi non nostra nostro o per piu
    quale quando questa questo se sei si sia sono su sua sue sui sul sulla suo tra tu tutti tutto un una uno voi anni
    azienda candidato cerchiamo lavoro offerta offriamo posizione`,
  nl: `aan al alle als bij dat de deze die dit door een en er gaan geen haar heb hebben heeft hem het hier hij hoe hun
    ik in is je jij jou jouw kan kunnen maar me meer met mij mijn naar niet nog nu of om omdat ons onze ook op over
    te tot u uit uw van veel voor was wat we wel werd wie wij worden wordt zal ze zich zij zijn zo zoals functie
    jaar vacature zoeken werk werken bieden`,
  pt: `a ao aos as ate com como da das de do dos e ela elas ele eles em entre era essa esse esta este eu foi ha isso
    ja lhe mais mas me mesmo muito na nao nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por
    qual quando que quem se sem ser seu sua sao so sobre tambem te tem um uma voce anos candidato emprego empresa
    oferecemos oferta procuramos trabalho vaga`,
  pl: `a aby ale bardzo bez byc co czy dla do gdzie i ich ile im ja jak jako je jego jej jest jesli juz kiedy ktora
    ktore ktory lub ma mamy masz moze mozesz my na nad nam nas nasz nasza nie nim o od oraz po pod przez przy sa sie
    ta tak takze te tego tej ten to twoja tym u w we wszystkie z za ze firma kandydat lat oferta oferujemy praca pracy
    szukamy stanowisko`,
}

/**
 * The language that a text is most likely in, by its stop words.
 *
 * @param words - of the text, in lower case, without marks
 * @param otherwise - BCP 47 tag: where no list knows more of them than that of this language
 */
export function likelyLanguage(words: readonly string[], otherwise: string): string {
  const known = (language: string): number => {
    const set = stopWords(language)
    return words.reduce((count, word) => count + (set.has(word) ? 1 : 0), 0)
  }
  let [best, most] = [otherwise, known(otherwise)]
  for (const language of Object.keys(lists)) {
    const count = known(language)
    if (count > most) [best, most] = [language, count]
  }
  return best
}

const sets = new Map<string, ReadonlySet<string>>()

/**
 * The stop words of a language.
 *
 * @param language - a BCP 47 tag; of one without a list there are none
 */
export function stopWords(language: string): ReadonlySet<string> {
  const [base = ''] = language.toLowerCase().split('-')
  let set = sets.get(base)
  if (!set) {
    set = new Set((lists[base] ?? '').split(/\s+/).filter(Boolean))
    sets.set(base, set)
  }
  return set
}
