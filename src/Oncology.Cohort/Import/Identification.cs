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
        "adresse", "adressepostale", "rue", "codepostal", "ville", "commune", "villenaissance", "communenaissance", "lieunaissance",
        "tel", "telportable", "telmobile", "telfixe", "teldomicile", "numtel", "telephone", "telephoneportable", "telephonemobile", "numtelephone", "telephonepatient", "portable", "mobile", "telephonemedecintraitant",
        "email", "adressemail", "adresseemail", "mail", "courriel", "adressecourriel",
        "nir", "secu", "numsecu", "numerosecu", "securitesociale", "numerosecuritesociale", "ins", "matriculeins", "ipp", "nip", "iep", "nda",
        "numdossier", "numerodossier", "nodossier", "ndossier", "numdossiermedical", "numerodossiermedical", "numdossieradministratif", "numerodossieradministratif", "initiales",
        "name", "firstname", "lastname", "surname", "familyname", "maidenname", "patientname", "fullname", "address", "street", "phone", "telephonenumber", "mobilephone", "cellphone", "generalpractitioner",
        "birthname", "birthplace", "placebirth", "city", "town", "emailaddress", "homeaddress", "phonenumber", "postcode", "postalcode", "zipcode", "zip", "ssn", "mrn", "initials");

    /// <summary>True for the key of a header that means the number of a hospital file: "N° dossier".</summary>
    public static bool IsFileNumber(string key) => key is "numdossier" or "numerodossier" or "nodossier" or "ndossier" or "dossier";

    // Say whose or which one it is; what is left decides.
    private static readonly FrozenSet<string> Qualifiers = FrozenSet.Create(
        StringComparer.Ordinal,
        "patient", "patiente", "malade", "num", "numero", "no", "number", "id", "identifiant", "matricule", "domicile", "residence", "actuel", "actuelle", "fixe", "perso", "personnel", "personnelle", "pro",
        "professionnel", "complet", "complete", "principal", "principale", "usuel", "usage", "naissance", "conjoint", "conjointe", "proche", "contact", "home", "work", "full", "1", "2");

    /// <summary>True when the header names an identity, or when a cell is an e-mail address or a French social-security number.</summary>
    public static bool IsSuspect(string header, IEnumerable<string> cells) =>
        Headers.Contains(TextKey.OfHeader(header))
        || Headers.Contains(TextKey.OfHeader(string.Join(' ', TextKey.Tokens(header).Where(t => !Qualifiers.Contains(t)))))
        || cells.Take(200).Any(c => Email().IsMatch(c) || SocialSecurity().IsMatch(c));

    [GeneratedRegex(@"^\s*[\w.+-]+@[\w-]+\.[\w.]+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    // Sex, year, month, department, commune, order, optional key: 2 69 05 49 588 157 80.
    [GeneratedRegex(@"^\s*[12]\s?\d\d\s?(0[1-9]|1[0-2])\s?(\d\d|2[AB])\s?\d{3}\s?\d{3}(\s?\d\d)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();
}
