using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One allowed value of a field and the words that mean it.</summary>
/// <param name="Code">The canonical spelling.</param>
/// <param name="Value">The member of the enumeration.</param>
/// <param name="Words">Other spellings, French and English; compared without case, accents and punctuation.</param>
public sealed record FieldValue(string Code, Enum Value, ImmutableArray<string> Words);
