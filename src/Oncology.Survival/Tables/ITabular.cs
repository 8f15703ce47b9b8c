namespace Oncology.Survival;

/// <summary>A result that can be shown as a table. Results hold raw numbers; the table is made from them afterwards.</summary>
public interface ITabular
{
    /// <summary>The result as a table with titles and labels in <paramref name="language"/>.</summary>
    ResultTable ToTable(Language language);
}
