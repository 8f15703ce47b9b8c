using System.Globalization;
using System.Text;

namespace Oncology.Cohort;

/// <summary>What the data dictionary says of systemic treatments: when one counts as given, how drugs are read, what is not known.</summary>
internal static class DrugPages
{
    public static void Append(StringBuilder text)
    {
        text.Append("\n## Systemic treatments\n\n");
        text.Append("Was it given? `oui` is yes and `non` is no. A treatment of which nothing is written but a yes or no that cannot be read, or one of ");
        text.AppendJoin(", ", MissingWords.Open.Select(w => $"`{w}`"));
        text.Append(", may have been given: it counts neither as given nor as not given (V02, warning). A blank cell and ");
        text.AppendJoin(", ", MissingWords.All.Where(MissingWords.IsNothing).Select(w => $"`{w}`"));
        text.Append(" make no treatment. Where every yes/no column by class of the file (adjuvant ones apart), those of `ht` and `ct` among them, says no, or `Traitement systémique` does, the patient had no systemic treatment (`systemic_naive` = yes, ");
        text.Append("T11 not met, first line none); without that, a patient without rows is unknown. A drug beside a no is a finding (V17), and the no is used; a date beside a no leaves it open (F18).\n\n");
        text.Append("Which one? The drugs may stand in the place of the yes (`Chimiothérapie` = `FEC100`). They are joined by `+`, `/`, `;`, `|`, `,`, `-`, `puis`, `et`; numbers of cycles (`x4`, `4 EC`), doses, days, routes and rhythms (`hebdo`, `IV`, `J1 J8`) are left out. ");
        text.Append("A text with any other word stays as it is and is a finding (V03, warning, with the nearest drug). Its class is unknown, as is that of a treatment without drug: never another class. ");
        text.Append("The classes `chemotherapy` and `endocrine` say that the kind is known, from the column of the file or a word such as `chimiothérapie`, and the class is not; `unknown_class`, beside others, that a drug ");
        text.Append("was not read: a chemotherapy may hold an anti-HER2 drug, an endocrine treatment a CDK4/6 inhibitor, unless their own columns say no; chemotherapy and endocrine treatment are no one regimen. ");
        text.Append("What such a drug could change is unknown, or missing in a table.\n\n");
        text.Append("The drugs of one cell share its dates: the trastuzumab of `TCH` begins and ends with the chemotherapy, and maintenance needs a row or column of its own. If the column of anti-HER2 treatment says no ");
        text.Append("while a regimen holds it (or that of CDK4/6 inhibitors), that is a finding (V17) and the drug counts as given.\n\n");
        text.Append("| class | drugs, each with its spellings |\n| --- | --- |\n");
        Field field = Fields.Find(CohortTable.Treatments, "drug_class")!;
        foreach ((DrugClass drugClass, string drugs) in DrugNames.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {field.Values.First(v => v.Value.Equals(drugClass)).Code} | {string.Join("; ", FieldTable.Split(drugs).Select(Spelt))} |\n");
        }

        text.Append("\nThe T of a sequence is a taxane, docetaxel or paclitaxel.\n\n| regimen | drugs |\n| --- | --- |\n");
        foreach ((string names, string drugs) in DrugText.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Spelt(names)} | {drugs.Replace(" ", " + ", StringComparison.Ordinal)} |\n");
        }
    }

    private static string Spelt(string names) => names.Replace(" ", ", ", StringComparison.Ordinal);
}
