package reports

import (
	"context"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

// Accountant counts sessions and writes reports on them.
type Accountant interface {
	Account(ctx context.Context, i session.Inquiry) (session.Account, error)
	Behind(ctx context.Context, i session.Inquiry, by session.Grouping, key string) ([]library.Session, error)
	SaveAccount(ctx context.Context, a session.Account, o handout.TemplateOptions, name string) error
	Gaps(ctx context.Context, p session.Period) (session.Gaps, error)
}

// TwinJudge finds sessions that may be one, and keeps what a person says of them.
type TwinJudge interface {
	Twins(ctx context.Context, p session.Period) ([]app.PossibleTwin, error)
	Session(ctx context.Context, uid string) (library.Session, error)
	Judge(ctx context.Context, a, b string, same bool) error
}

// UnitGiver gives sessions the unit whose they are.
type UnitGiver interface {
	Names(ctx context.Context) (store.SessionNames, error)
	NewSession(ctx context.Context, day library.Moment) (library.Session, error) // with the unit of one's own
	Save(ctx context.Context, changes []app.SessionChange) ([]app.Saved, error)
}

// ReportNeeds is what the page asks of the program; Now is the clock.
type ReportNeeds struct {
	Accounts Accountant
	Offices  OfficeBook
	Names    OfficeImporter
	Judge    TwinJudge
	Units    UnitGiver
	Inbox    ReportReceiver
	Missing  MissingList
	Now      func() time.Time
}
