using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Recognises columns that look like direct identification of a person.</summary>
internal static partial class Identification
{
    private static readonly FrozenSet<string> Headers = FrozenSet.Create(
        StringComparer.Ordinal,
        "nom", "prenom", "noms", "prenoms", "nompatient", "prenompatient", "nomnaissance", "nomjeunefille", "nomusage", "nomusuel", "nomprenom", "prenomnom", "nommarital", "nomfamille", "nompatiente",
        "prenompatiente", "nommedecintraitant", "medecintraitant",
        "identite", "etatcivil", "adresse", "adressepostale", "domicile", "rue", "codepostal", "ville", "commune", "villenaissance", "communenaissance", "lieunaissance",
        "tel", "telportable", "telmobile", "telfixe", "teldomicile", "numtel", "telephone", "telephoneportable", "telephonemobile", "numtelephone", "telephonepatient", "portable", "mobile", "telephonemedecintraitant",
        "email", "adressemail", "adresseemail", "mail", "courriel", "adressecourriel",
        "nir", "secu", "numsecu", "numerosecu", "securitesociale", "numerosecuritesociale", "ins", "matriculeins", "ipp", "nip", "iep", "nda",
        "numdossier", "numerodossier", "nodossier", "ndossier", "numdossiermedical", "numerodossiermedical", "numdossieradministratif", "numerodossieradministratif", "initiales",
        "identity", "name", "firstname", "lastname", "surname", "familyname", "maidenname", "patientname", "fullname", "address", "street", "phone", "telephonenumber", "mobilephone", "cellphone", "generalpractitioner",
        "birthname", "birthplace", "placebirth", "city", "town", "emailaddress", "homeaddress", "phonenumber", "postcode", "postalcode", "zipcode", "zip", "ssn", "mrn", "initials");

    /// <summary>True for the key of a header that means the number of a hospital file: "N° dossier".</summary>
    public static bool IsFileNumber(string key) => key is "numdossier" or "numerodossier" or "nodossier" or "ndossier" or "dossier";

    // Say whose or which one it is; what is left decides.
    private static readonly FrozenSet<string> Qualifiers = FrozenSet.Create(
        StringComparer.Ordinal,
        "patient", "patiente", "malade", "num", "numero", "no", "n", "number", "id", "identifiant", "matricule", "domicile", "residence", "actuel", "actuelle", "fixe", "perso", "personnel", "personnelle", "pro",
        "professionnel", "complet", "complete", "principal", "principale", "usuel", "usage", "naissance", "conjoint", "conjointe", "proche", "contact", "home", "work", "full", "1", "2");

    // Words before a number or letter in a made-up code: "patient A", "cas deux".
    private static readonly FrozenSet<string> CodeWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "patient", "patiente", "malade", "cas", "case", "sujet", "subject", "participant", "participante", "dossier", "record", "numero", "number", "code", "centre", "center", "site", "groupe", "group", "bras", "arm",
        "temoin", "control", "essai", "trial", "test", "exemple", "example", "anonyme", "anonymous", "fictif", "fictive", "synthetic", "synthetique");

    private static readonly SearchValues<char> DigitsAndBlanks = SearchValues.Create("0123456789 \t\u00A0");

    // Of very many different cells the first show what a column holds.
    private const int MostWords = 5000;
    private const int MostNames = 200;

    // A telephone number has ten digits, or nine behind the code of the country; a social-security number thirteen.
    private const int FewestDigits = 9;

    /// <summary>True when the header names an identity, or when cells hold one: an e-mail address, a telephone or social-security number, alone or within a text, or names in the place of codes.</summary>
    /// <param name="header">The header.</param>
    /// <param name="words">The cells, each once.</param>
    /// <param name="isCode">The column is read as codes: bare digits are no telephone number.</param>
    /// <param name="isPatient">The column is read as the code of the patient: it can hold the name instead.</param>
    public static bool IsSuspect(string header, IEnumerable<string> words, bool isCode, bool isPatient) =>
        Headers.Contains(TextKey.OfHeader(header))
        || Headers.Contains(TextKey.OfHeader(string.Join(' ', TextKey.Tokens(header).Where(t => !Qualifiers.Contains(t)))))
        || HoldContacts(words, isCode)
        || (isPatient && HoldNames(words));

    // Ten digits alone may be a code of the hospital; they are telephone numbers where most cells of the column are.
    private static bool HoldContacts(IEnumerable<string> words, bool isCode)
    {
        int filled = 0;
        int bare = 0;
        foreach (string word in words)
        {
            if (filled >= MostWords)
            {
                break;
            }

            filled += string.IsNullOrWhiteSpace(word) ? 0 : 1;
            if (word.Contains('@') && Email().IsMatch(word))
            {
                return true;
            }

            if (!HasManyDigits(word))
            {
                continue;
            }

            bool isAlone = !word.AsSpan().ContainsAnyExcept(DigitsAndBlanks);
            if (SocialSecurity().IsMatch(word) || Telephone().IsMatch(word) || (!isCode && !isAlone && TenDigits().IsMatch(word)))
            {
                return true;
            }

            bare += isAlone && TenDigits().IsMatch(word) ? 1 : 0;
        }

        return !isCode && 2 * bare > filled;
    }

    private static bool HasManyDigits(string word)
    {
        int digits = 0;
        foreach (char c in word)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= FewestDigits;
    }

    private static bool HoldNames(IEnumerable<string> words)
    {
        string[] filled = [.. words.Where(w => MissingWords.KindOf(w) is null).Take(MostNames)];
        return 2 * filled.Count(IsName) > filled.Length;
    }

    // Two to four words of letters, one of three or more: "DUPONT Marie", "Marie-Anne Le Goff", "DUPONT M.".
    private static bool IsName(string cell)
    {
        string[] parts = cell.Split([' ', ',', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is >= 2 and <= 4
            && Array.TrueForAll(parts, p => p.All(c => char.IsLetter(c) || c is '-' or '\'' or '’' or '.') && (p.Length >= 2) && !CodeWords.Contains(TextKey.OfWord(p)))
            && Array.Exists(parts, p => p.Count(char.IsLetter) >= 3);
    }

    // From the sign on: looking for what stands before it, from every letter of a long cell, would take for ever.
    [GeneratedRegex(@"(?<=[\w.+-])@[\w-]+\.\w", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    // Sex, year, month, department, commune, order, optional key: 2 69 05 49 588 157 80.
    [GeneratedRegex(@"(?<![\w.,+-])[12]\s?\d\d\s?(0[1-9]|1[0-2])\s?(\d\d|2[AB])\s?\d{3}\s?\d{3}(\s?\d\d)?(?![\w-]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();

    // In pairs, 05 61 12 34 56, or with the code of the country, +33 5 61 12 34 56.
    [GeneratedRegex(@"(?<![\w.,/-])0[1-9](?<by>[ .\-/\u00A0\u202F])\d\d(?:\k<by>\d\d){3}(?!\w|[.,/-]\d)|(?:\+|(?<![\w.,-])00)(?:33|32|352|377|41)[ .\-\u00A0\u202F]?(?:\(0\)[ .\-\u00A0\u202F]?)?[1-9](?:[ .\-\u00A0\u202F]?\d){7,8}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"(?<![\w.,/+-])0[1-9]\d{8}(?![\w/-]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();
}
