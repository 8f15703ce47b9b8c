namespace Oncology.Survival;

/// <summary>A column was asked for that the table does not have.</summary>
public sealed class ColumnNotFoundException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="suggestion">The column that was probably meant, null when none is near.</param>
    public ColumnNotFoundException(string name, string? suggestion)
        : base(suggestion is null ? $"There is no column '{name}'." : $"There is no column '{name}'; did you mean '{suggestion}'?")
    {
        Name = name;
        Suggestion = suggestion;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>The column that was probably meant, null when none is near.</summary>
    public string? Suggestion { get; }

    /// <summary>The message in <paramref name="language"/>; <see cref="Exception.Message"/> is the English one.</summary>
    /// <param name="language">The language.</param>
    public string MessageIn(Language language) => language == Language.French
        ? $"Il n'y a pas de colonne « {Name} »{(Suggestion is null ? "." : $" ; vouliez-vous dire « {Suggestion} » ?")}"
        : Message;
}
