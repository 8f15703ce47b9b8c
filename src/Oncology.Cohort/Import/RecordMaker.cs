using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Makes the records of the child tables from typed cells.</summary>
internal static class RecordMaker
{
    public static Lesion Lesion(ParsedRow row)
    {
        SourceCell? organCell = row.Cells.SourceOf("organ");
        Organ? organ = row.Value<Organ>("organ");
        string? words = organCell?.Text.Trim();
        bool isCode = words is null || Fields.Find(CohortTable.Lesions, "organ")!.ValuesByKey.ContainsKey(TextKey.OfWord(words));
        NodeRegion? region = row.Value<NodeRegion>("node_region");
        return new Lesion
        {
            PatientId = row.PatientId,
            LesionId = row.Text("lesion_id")!,
            Organ = organ,
            Location = row.Text("location") ?? (isCode ? null : words),
            NodeRegion = region ?? (organ == Organ.Node && words is not null && OrganWords.IsMediastinal(words) ? NodeRegion.Mediastinal : null),
            NodeLevel = row.Text("node_level") ?? (organ == Organ.Node && !isCode ? words : null),
            Side = row.Value<Side>("side"),
            NLesions = row.Value<int>("n_lesions"),
            SizeMm = row.Value<BoundedNumber>("size_mm"),
            DetectionDate = row.Value<PartialDate>("detection_date"),
            DetectionModality = row.Value<DetectionModality>("detection_modality"),
            Biopsied = row.Value<bool>("biopsied"),
            Measurable = row.Value<bool>("measurable"),
            Epoch = row.Value<LesionEpoch>("epoch"),
            Cells = row.Cells,
        };
    }

    public static Treatment Treatment(ParsedRow row)
    {
        // Drugs known by name get their international name and add their class; the cell keeps the spelling of the file.
        var agents = ImmutableArray.CreateBuilder<string>();
        var classes = new List<DrugClass>(row.Categories<DrugClass>("drug_class"));
        foreach (string agent in row.Texts("agents"))
        {
            (string Name, DrugClass Class)? known = DrugNames.Find(agent);
            agents.Add(known?.Name ?? agent);
            if (known is { } drug && !classes.Contains(drug.Class))
            {
                classes.Add(drug.Class);
            }
        }

        string? unit = row.Text("dose_unit");
        double toGray = unit is not null && TextKey.OfWord(unit) == "cgy" ? 0.01 : 1;
        return new Treatment
        {
            PatientId = row.PatientId,
            TreatmentId = row.Text("treatment_id")!,
            Kind = row.Value<TreatmentKind>("kind"),
            Setting = row.Value<TreatmentSetting>("setting"),
            Line = row.Value<int>("line"),
            Agents = agents.ToImmutable(),
            DrugClasses = [.. classes],
            Modality = row.Value<MdtModality>("modality"),
            Intent = row.Value<TreatmentIntent>("intent"),
            LesionIds = row.Texts("lesion_ids"),
            StartDate = row.Value<PartialDate>("start_date"),
            StopDate = row.Value<PartialDate>("stop_date"),
            Ongoing = row.Value<bool>("ongoing"),
            StopReason = row.Value<StopReason>("stop_reason"),
            TotalDoseGy = row.Value<double>("total_dose_gy") * toGray,
            DoseUnit = unit,
            NFractions = row.Value<int>("n_fractions"),
            DosePerFractionGy = row.Value<double>("dose_per_fraction_gy") * toGray,
            Schedule = row.Text("schedule"),
            MarginStatus = row.Value<MarginStatus>("margin_status"),
            Cells = row.Cells,
        };
    }

    public static ClinicalEvent Event(ParsedRow row) => new()
    {
        PatientId = row.PatientId,
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
        Cells = row.Cells,
    };

    public static LabResult Lab(ParsedRow row) => new()
    {
        PatientId = row.PatientId,
        Test = row.Text("test") ?? "",
        Value = row.Value<BoundedNumber>("value"),
        Unit = row.Text("unit"),
        UpperLimit = row.Value<double>("upper_limit"),
        LowerLimit = row.Value<double>("lower_limit"),
        Date = row.Value<PartialDate>("date"),
        Cells = row.Cells,
    };
}
