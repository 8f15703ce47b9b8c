using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>Makes the records of the child tables from typed cells.</summary>
internal static class RecordMaker
{
    // Words for more than one lesion.
    private const int Several = 2;

    private static readonly Field OrganField = Fields.Find(CohortTable.Lesions, "organ")!;

    [MethodImpl(HotLoop.AtOnce)]
    public static Lesion Lesion(ParsedRow parsed)
    {
        var row = new RowValues(parsed);
        Organ? organ = row.Value<Organ>("organ");
        // Words beside the code of an organ are kept: "L3", "segment VII".
        OrganNote? organs = parsed.Columns.Find("organ")?.NoteOf(parsed.Row, static (_, text) =>
            OrganField.ValuesByKey.ContainsKey(TextKey.OfWord(text.Trim())) ? new OrganNote(null, null) : new OrganNote(text.Trim(), FewestOf(text)));
        string? words = organs?.Words;
        string? place = row.Text("location");
        NodeRegion? region = row.Value<NodeRegion>("node_region");
        int? fewest = LeaveNumberOpen(parsed, organs, place);
        string? level = row.Text("node_level");
        Side? side = row.Value<Side>("side");
        if (organ == Organ.Node)
        {
            // The words of both cells say where a node lies.
            place = words is null || place?.Contains(words, StringComparison.OrdinalIgnoreCase) == true ? place : place is null ? words : $"{words}, {place}";
            NodePlace node = NodeWords.Of(region, level, side, place);
            (region, level, side) = (node.Region, node.LevelText ?? level, node.Side);
        }

        return new Lesion
        {
            PatientId = parsed.PatientId,
            LesionId = row.Text("lesion_id")!,
            Organ = organ,
            Location = place ?? words,
            NodeRegion = region,
            NodeLevel = level,
            Side = side,
            NLesions = row.Value<int>("n_lesions"),
            NLesionsAtLeast = fewest,
            SizeMm = row.Value<BoundedNumber>("size_mm"),
            DetectionDate = row.Value<PartialDate>("detection_date"),
            DetectionModality = row.Value<DetectionModality>("detection_modality"),
            Biopsied = row.Value<bool>("biopsied"),
            Measurable = row.Value<bool>("measurable"),
            Epoch = row.Value<LesionEpoch>("epoch"),
            Cells = parsed.Cells(),
        };
    }

    [MethodImpl(HotLoop.AtOnce)]
    public static Treatment Treatment(ParsedRow parsed)
    {
        var row = new RowValues(parsed);
        // Drugs known by name get their international name and add their class; the cell keeps the spelling of the file.
        DrugNote? drugs = DrugNote.Of(parsed);
        ImmutableArray<DrugClass> stated = row.Categories<DrugClass>("drug_class");
        string? unit = row.Text("dose_unit");
        TreatmentKind? kind = row.Value<TreatmentKind>("kind");
        string? doseAsWritten = row.Text("total_dose_gy");
        double? toGray = RadiationUnit.InGray(unit, kind);
        return new Treatment
        {
            PatientId = parsed.PatientId,
            TreatmentId = row.Text("treatment_id")!,
            Kind = kind,
            Setting = row.Value<TreatmentSetting>("setting"),
            Line = row.Value<int>("line"),
            Agents = drugs?.Agents ?? [],
            DrugClasses = drugs is null ? stated : stated.IsEmpty ? drugs.OwnClasses : [.. stated.Union(drugs.Classes)],
            Modality = row.Value<MdtModality>("modality"),
            Intent = row.Value<TreatmentIntent>("intent"),
            LesionIds = row.Texts("lesion_ids"),
            StartDate = row.Value<PartialDate>("start_date"),
            StopDate = row.Value<PartialDate>("stop_date"),
            Ongoing = row.Value<bool>("ongoing") ?? (parsed.Columns.Stops?.IsOngoing(parsed.Row) == true ? true : null),
            StopReason = row.Value<StopReason>("stop_reason"),
            TotalDoseGy = row.Value<double>("total_dose_gy") * ToGray(parsed, "total_dose_gy", toGray),
            DoseUnit = unit,
            NFractions = row.Value<int>("n_fractions"),
            DosePerFractionGy = row.Value<double>("dose_per_fraction_gy") * ToGray(parsed, "dose_per_fraction_gy", toGray),
            Schedule = row.Text("schedule") ?? doseAsWritten,
            MarginStatus = row.Value<MarginStatus>("margin_status"),
            Cells = parsed.Cells(),
        };
    }

    // A dose that names its unit was read in Gy: the unit of another cell does not change it.
    private static double? ToGray(ParsedRow parsed, string field, double? unit) =>
        unit is null or 1 || parsed.Columns.Find(field) is not { } column || RadiationUnit.WrittenIn(column.Text[parsed.Row].AsSpan().TrimEnd()) is null ? unit : 1;

    [MethodImpl(HotLoop.AtOnce)]
    public static ClinicalEvent Event(ParsedRow parsed)
    {
        var row = new RowValues(parsed);
        return new ClinicalEvent
        {
            PatientId = parsed.PatientId,
            EventDate = row.Value<PartialDate>("event_date"),
            EventType = row.Value<EventType>("event_type"),
            Response = row.Value<TumourResponse>("response"),
            TargetSumMm = row.Value<double>("target_sum_mm"),
            NewLesion = row.Value<bool>("new_lesion"),
            LesionIds = row.Texts("lesion_ids"),
            Organs = row.Categories<Organ>("organs"),
            Pattern = row.Value<RelapsePattern>("pattern"),
            SalvageMdt = row.Value<bool>("salvage_mdt"),
            Term = row.Text("term"),
            Grade = row.Value<int>("grade"),
            Attribution = row.Value<Attribution>("attribution"),
            Modality = row.Value<MdtModality>("modality"),
            Cells = parsed.Cells(),
        };
    }

    public static LabResult Lab(ParsedRow parsed)
    {
        var row = new RowValues(parsed);
        return new LabResult
        {
            PatientId = parsed.PatientId,
            Test = row.Text("test") ?? "",
            Value = row.Value<BoundedNumber>("value"),
            Unit = row.Text("unit"),
            UpperLimit = row.Value<double>("upper_limit"),
            LowerLimit = row.Value<double>("lower_limit"),
            Date = row.Value<PartialDate>("date"),
            Cells = parsed.Cells(),
        };
    }

    // A row whose number cannot be read, or that speaks of several lesions without their number, does not stand for one. The fewest that it can stand for, where that is known.
    private static int? LeaveNumberOpen(ParsedRow parsed, OrganNote? organs, string? place)
    {
        TypedColumn? count = parsed.Columns.Counts;
        bool isUnreadable = count is { HasProblems: true } && count.IsUnreadable(parsed.Row);
        int? fewest = organs?.Fewest ?? (place is not null && parsed.Columns.Places is { HasRemarks: true } places && places.RemarkOf(parsed.Row) is not null ? Several : null);
        bool isOpen = fewest is not null && parsed.Value<int>("n_lesions") is null;
        if (isUnreadable || isOpen)
        {
            parsed.Set("n_lesions", MissingKind.Unknown, null);
        }

        return count?.FewestOf(parsed.Row) ?? (isOpen ? fewest : null);
    }

    // Two organs of one cell are two lesions at least.
    private static int? FewestOf(string organs) =>
        OrganWords.All(organs).Count is > 1 and var named ? named : SiteWords.IsSeveral(organs) ? Several : null;

    private sealed record OrganNote(string? Words, int? Fewest);
}
