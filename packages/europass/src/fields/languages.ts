/**
 * The codes of languages: ISO 639-2, terminological, without groups of languages and without those that share
 * a name with another (Twi and Fanti with Akan, Filipino with Tagalog). Their names: `languageName`.
 *
 * @see https://www.loc.gov/standards/iso639-2/
 */
export const languageCodes: readonly string[] = (
  'aar abk ace ach ada ady afh afr ain aka akk ale alt amh ang anp ara arc arg arn arp arw asm ast ava ' +
  'ave awa aym aze bak bal bam ban bas bej bel bem ben bho bik bin bis bla bod bos bra bre bua bug bul ' +
  'byn cad car cat ceb ces cha chb che chg chk chm chn cho chp chr chu chv chy cnr cop cor cos cre crh ' +
  'csb cym dak dan dar del den deu dgr din div doi dsb dua dum dyu dzo efi egy eka ell elx eng enm epo ' +
  'est eus ewe ewo fan fao fas fij fin fon fra frm fro frr frs fry ful fur gaa gay gba gez gil gla gle ' +
  'glg glv gmh goh gon gor got grb grc grn gsw guj gwi hai hat hau haw heb her hil hin hit hmn hmo hrv ' +
  'hsb hun hup hye iba ibo ido iii iku ile ilo ina ind inh ipk isl ita jav jbo jpn jpr jrb kaa kab kac ' +
  'kal kam kan kas kat kau kaw kaz kbd kha khm kho kik kin kir kmb kok kom kon kor kos kpe krc krl kru ' +
  'kua kum kur kut lad lah lam lao lat lav lez lim lin lit lol loz ltz lua lub lug lui lun luo lus mad ' +
  'mag mah mai mak mal man mar mas mdf mdr men mga mic min mkd mlg mlt mnc mni moh mon mos mri msa mus ' +
  'mwl mwr mya myv nap nau nav nbl nde ndo nds nep new nia niu nld nno nob nog non nor nqo nso nwc nya ' +
  'nym nyn nyo nzi oci oji ori orm osa oss ota pag pal pam pan pap pau peo phn pli pol pon por pro pus ' +
  'que raj rap rar roh rom ron run rup rus sad sag sah sam san sas sat scn sco sel sga shn sid sin slk ' +
  'slv sma sme smj smn smo sms sna snd snk sog som sot spa sqi srd srn srp srr ssw suk sun sus sux swa ' +
  'swe syc syr tah tam tat tel tem ter tet tgk tgl tha tig tir tiv tkl tlh tli tmh tog ton tpi tsi tsn ' +
  'tso tuk tum tur tvl tyv udm uga uig ukr umb urd uzb vai ven vie vol vot wal war was wln wol xal xho ' +
  'yao yap yid yor zap zbl zen zgh zha zho zul zun zza'
).split(' ')
