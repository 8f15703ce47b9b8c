namespace Oncology.Cohort;

/// <summary>Reads a patient from a row of the search. What no column says is drawn.</summary>
internal sealed class PatientReader(RecordRoles roles, SearchState state, RecordDealer deal)
{
    public SyntheticPatient Read(int row)
    {
        SearchLayout layout = state.Layout;
        var p = new SyntheticPatient
        {
            Number = row + 1,
            Arm = layout.Arms[layout.Arm[row]],
            Pfs = state.First[row],
            PfsEvent = state.FirstEvent[row],
            Os = state.Last[row],
            OsEvent = state.LastEvent[row],
            FocalDay = state.Start[row] == SearchLayout.Never ? -1 : state.Start[row],
            Own = [.. roles.Own.Select(own => (own.Name, state.Column[own.At][row] ? "1" : "0"))],
        };
        p.HasSymptoms = Is(row, RecordRoles.Symptoms) ?? deal.Below(3) == 0;
        p.IsOligorecurrent = Is(row, RecordRoles.Oligorecurrent) ?? deal.Below(2) == 0;
        p.Grade = Is(row, RecordRoles.GradeKnown) == false ? null : (Is(row, RecordRoles.Grade3) ?? deal.Below(5) < 2) ? 3 : 2;
        p.BoneOnly = Is(row, RecordRoles.BoneOnly) ?? (Is(row, RecordRoles.Liver) != true && deal.Below(5) < 2);
        p.HasLiver = Is(row, RecordRoles.Liver) ?? (!p.BoneOnly && deal.Below(4) == 0);
        p.HasSeveral = Is(row, RecordRoles.Several) ?? deal.Below(2) == 0;
        ReadBiology(p, row);
        return p;
    }

    private bool? Is(int row, string role) => roles.Of(state, row, role);

    // HER2+ patients are hormone receptor positive until BiologyDealer says otherwise; so are those of whom a column says endocrine treatment.
    private void ReadBiology(SyntheticPatient p, int row)
    {
        bool? hormone = Is(row, RecordRoles.HormonePositive);
        bool? endocrine = Is(row, RecordRoles.EndocrineOnly);
        bool? chemotherapy = Is(row, RecordRoles.ChemotherapyOnly);
        bool? cdk46 = Is(row, RecordRoles.Cdk46);
        p.IsHer2 = Is(row, RecordRoles.Her2Positive) ?? (hormone != true && cdk46 != true && deal.Below(7) == 0);
        p.HormoneReceptor = p.IsHer2 || (hormone ?? (endocrine == true || cdk46 == true || deal.Below(5) > 0));
        SystemicClasses line =
            cdk46 == true ? SystemicClasses.Endocrine | SystemicClasses.Cdk46
            : endocrine == true ? SystemicClasses.Endocrine
            : chemotherapy == true ? SystemicClasses.Chemotherapy
            : p.IsHer2 ? SystemicClasses.None
            : endocrine == false && chemotherapy == false ? SystemicClasses.Chemotherapy | SystemicClasses.Endocrine
            : Drawn(p.HormoneReceptor, endocrine, chemotherapy);
        p.Classes = p.IsHer2 ? line | SystemicClasses.AntiHer2 : line;
    }

    private SystemicClasses Drawn(bool hormone, bool? endocrine, bool? chemotherapy)
    {
        SystemicClasses[] open =
        [
            .. endocrine is null && hormone ? (SystemicClasses[])[SystemicClasses.Endocrine, SystemicClasses.Endocrine] : [],
            .. chemotherapy is null ? (SystemicClasses[])[SystemicClasses.Chemotherapy] : [],
            .. hormone ? (SystemicClasses[])[SystemicClasses.Chemotherapy | SystemicClasses.Endocrine] : [],
        ];
        return open.Length == 0 ? SystemicClasses.Chemotherapy : open[deal.Below(open.Length)];
    }
}
