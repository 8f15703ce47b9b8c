using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oncology.Cohort;

/// <summary>How a targets file is read: unknown keys are errors, comments are allowed.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(CountConverter)])]
[JsonSerializable(typeof(DesignFile))]
internal sealed partial class DesignJson : JsonSerializerContext;
