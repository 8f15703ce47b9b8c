using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Recognises columns that look like direct identification of a person.</summary>
internal static partial class Identification
{
    private static readonly FrozenSet<string> Headers = FrozenSet.Create(
        StringComparer.Ordinal,
        "nom", "prenom", "noms", "prenoms", "nompatient", "prenompatient", "nomnaissance", "nomjeunefille", "nomusage", "nomprenom", "adresse", "adressepostale", "rue", "codepostal", "nommarital", "nomfamille", "nompatiente", "prenompatiente",
        "tel", "numtel", "telephone", "numtelephone", "telephonepatient", "portable", "mobile", "email", "adressemail", "adresseemail", "mail", "courriel", "nir", "secu", "numsecu", "numerosecu", "securitesociale", "numerosecuritesociale",
        "ins", "ipp", "nip", "initiales",
        "name", "firstname", "lastname", "surname", "familyname", "maidenname", "patientname", "fullname", "address", "street", "phone", "telephonenumber",
        "birthname", "emailaddress", "homeaddress", "phonenumber", "postcode", "zipcode", "ssn", "mrn", "initials");

    /// <summary>True when the header names an identity, or when a cell is an e-mail address or a French social-security number.</summary>
    public static bool IsSuspect(string header, IEnumerable<string> cells) =>
        Headers.Contains(TextKey.OfHeader(header)) || cells.Take(200).Any(c => Email().IsMatch(c) || SocialSecurity().IsMatch(c));

    [GeneratedRegex(@"^\s*[\w.+-]+@[\w-]+\.[\w.]+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    // Sex, year, month, department, commune, order, optional key: 2 69 05 49 588 157 80.
    [GeneratedRegex(@"^\s*[12]\s?\d\d\s?(0[1-9]|1[0-2])\s?(\d\d|2[AB])\s?\d{3}\s?\d{3}(\s?\d\d)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();
}
