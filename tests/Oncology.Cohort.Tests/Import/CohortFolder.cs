using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>A folder of cohort files for one test, removed at its end.</summary>
internal sealed class CohortFolder : IDisposable
{
    private static int _made;

    public CohortFolder(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Root);
        foreach ((string name, string text) in files)
        {
            Write(name, text);
        }
    }

    /// <summary>Headings of <see cref="Ordinary"/>.</summary>
    public const string Headings = "id;sexe;date_diag_primitif;date_meta;date_dn;statut_vital";

    /// <summary>A patient of whom nothing is to be remarked.</summary>
    public const string Ordinary = "P1;F;01/02/2014;13/03/2016;25/12/2019;vivante";

    public string Root { get; } = Path.Combine(TestContext.CurrentContext.WorkDirectory, FormattableString.Invariant($"cohort-{TestContext.CurrentContext.Test.ID}-{Interlocked.Increment(ref _made)}"));

    public string Write(string name, string text, Encoding? encoding = null)
    {
        string path = Path.Combine(Root, name);
        File.WriteAllBytes(path, (encoding ?? Encoding.UTF8).GetBytes(text));
        return path;
    }

    public static ImportResult Read(string text, ImportOptions? options = null, Encoding? encoding = null)
    {
        using var folder = new CohortFolder();
        return CohortReader.Read(folder.Write("cohorte.csv", text, encoding), options);
    }

    /// <summary>Reads a flat file of the ordinary patient with further columns.</summary>
    public static ImportResult ReadOrdinary(string headings, string cells, ImportOptions? options = null) => Read($"{Headings};{headings}\n{Ordinary};{cells}\n", options);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
